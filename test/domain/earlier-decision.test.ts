import { decidedLast, since } from '../../src/domain/earlier-decision';
import { anAdjustment, anEct, day } from './examples';

describe('The decision that stands', () => {
  const extended = (agreedOn: string) =>
    anAdjustment({ id: `AD-${agreedOn}`, kind: 'extension after completion', agreedOn: day(agreedOn) });

  test('is the outcome, whatever was extended before it', () => {
    const ect = anEct({ outcome: 'pass', outcomeOn: day('2028-07-21') });
    expect(decidedLast(ect, [extended('2028-09-01')])).toBe('2028-07-21');
  });

  test('is the last extension agreed where there is no outcome, in whatever order they stand', () => {
    const [first, second] = [extended('2028-09-01'), extended('2028-12-01')];
    expect(decidedLast(anEct(), [first, second])).toBe('2028-12-01');
    expect(decidedLast(anEct(), [second, first])).toBe('2028-12-01');
  });

  test('is none before either', () => {
    expect(decidedLast(anEct(), [])).toBeNull();
  });

  test('leaves out what came before it', () => {
    expect(since(day('2028-07-20'), day('2028-07-21'))).toBeNull();
    expect(since(day('2028-07-21'), day('2028-07-21'))).toBe('2028-07-21');
    expect(since(null, day('2028-07-21'))).toBeNull();
    expect(since(undefined, day('2028-07-21'))).toBeNull();
  });
});
