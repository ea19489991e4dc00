/** The school of the demonstration and the people who can sign in there. All invented. */
import type { Role } from '../record/index.ts';

export const DEMONSTRATION_SCHOOL = {
  id: '0e1f1e1d-0000-4000-8000-000000000001',
  name: 'Elmfield School (demonstration)',
  partnership: 'birmingham',
  setting: 'school',
} as const;

export type Player = 'staff' | 'dsl' | 'deputy' | 'head' | 'admin' | 'policy';

export interface DemonstrationAccount {
  readonly username: Player;
  readonly password: string;
  readonly name: string;
  /** In words, for the sign-in page. */
  readonly role: string;
  readonly roles: readonly Role[];
}

const PASSWORD = 'elmfield';

/** Shown on the sign-in page and printed at the start. */
export const DEMONSTRATION_ACCOUNTS: readonly DemonstrationAccount[] = [
  { username: 'staff', password: PASSWORD, name: 'Priya Nandra', role: 'Teacher, reports concerns', roles: ['reporter'] },
  { username: 'dsl', password: PASSWORD, name: 'Helen Marsh', role: 'Designated safeguarding lead', roles: ['reporter', 'dsl'] },
  { username: 'deputy', password: PASSWORD, name: 'Owen Pryce', role: 'Deputy safeguarding lead', roles: ['reporter', 'dsl'] },
  { username: 'head', password: PASSWORD, name: 'Ruth Calloway', role: 'Head teacher, sees concerns about staff', roles: ['reporter', 'head'] },
  { username: 'admin', password: PASSWORD, name: 'Colin Webb', role: 'Administrator, manages accounts, sees no concerns', roles: ['administrator'] },
  { username: 'policy', password: PASSWORD, name: 'Nadia Birch', role: 'Policy officer, writes the manual, sees no concerns', roles: ['policy-officer'] },
];
