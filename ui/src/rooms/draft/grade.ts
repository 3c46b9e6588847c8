/** What kind of finding a line is, as a word for its mark. */

import type { Finding } from '../../ipc';
import type { WordKey } from '../../words';

/** What the draft left out is no matter of a rule and has a word of its own. */
export function gradeOf(finding: Pick<Finding, 'rule' | 'grade'>): WordKey {
  return finding.rule === 'REQUEST-UNUSED' ? 'grade.unused' : `grade.${finding.grade}`;
}
