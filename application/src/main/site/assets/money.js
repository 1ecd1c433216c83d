// Money as people type it, to minor units and back; without floating point.

const exponents = { JPY: 0, KWD: 3 };

/** "42.00" EUR is 4200. Throws a sentence for people when it can't be read. */
export function toMinor(text, currency) {
  const exponent = exponents[currency] ?? 2;
  const match = /^(\d{1,9})(?:[.,](\d+))?$/.exec(text.trim());
  const fraction = match?.[2] ?? "";
  if (!match || fraction.length > exponent) {
    throw new Error(exponent ? `An amount of ${currency} looks like ${toMajor(4200, currency)}.` : `${currency} has no fractions.`);
  }
  return Number(match[1] + fraction.padEnd(exponent, "0"));
}

export function toMajor(minor, currency) {
  const exponent = exponents[currency] ?? 2;
  const digits = String(minor).padStart(exponent + 1, "0");
  return exponent ? `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}` : digits;
}
