import { type CheckLevel, checkOf, eachCheck } from '../engine/check/checkTable.ts';
import type { CheckOptions, Finding } from '../engine/check/finding.ts';
import type { Settings } from '../protocol/index.ts';

/** The settings as the checks take them. */
export function checkOptions({ check }: Settings): CheckOptions {
  return { ...eachCheck((name) => check[name] !== 'off'), minCopiedLength: check.minCopiedLength };
}

/** The severity of a finding under these settings: the lowest for a minor copy, and for a check that is off, which has none. */
export function levelOf(finding: Finding, { check }: Settings): Exclude<CheckLevel, 'off'> {
  const level = check[checkOf(finding.code)];
  return level === 'off' || finding.copy?.isMinor === true ? 'hint' : level;
}
