/** Round steps for an axis that reaches `most`: 0, 5, 10 … */
export function ticksFor(most: number): readonly number[] {
  const rough = Math.max(1, most) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((one) => one >= rough) ?? rough;
  const whole = Math.max(1, step);
  return Array.from({ length: Math.ceil(Math.max(1, most) / whole) + 1 }, (_, nth) => nth * whole);
}
