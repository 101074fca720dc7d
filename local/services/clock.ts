/** The bundle's Date tells virtual time: it stands still between service calls and moves with them. */

export interface Clock {
  set(now: number): void;
}

export function replaceClock(realm: Record<string, unknown>): Clock {
  const Real = Date;
  let now = 0;
  function VirtualDate(this: unknown, ...args: unknown[]): unknown {
    if (!new.target) return new Real(now).toString();
    const made = args.length === 0 ? [now] : args;
    return Reflect.construct(Real, made, new.target === (VirtualDate as unknown) ? Real : new.target);
  }
  Object.defineProperty(VirtualDate, 'name', { value: 'Date' });
  Object.defineProperty(VirtualDate, 'length', { value: 7 });
  VirtualDate.prototype = Real.prototype;
  VirtualDate.now = () => now;
  VirtualDate.parse = Real.parse;
  VirtualDate.UTC = Real.UTC;
  Object.defineProperty(Real.prototype, 'constructor', {
    value: VirtualDate,
    configurable: true,
    writable: true,
  });
  Object.defineProperty(realm, 'Date', { value: VirtualDate, configurable: true, writable: true });
  return { set: (at) => void (now = at) };
}
