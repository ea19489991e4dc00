/** Who looks at a page, as far as the frame of the page needs to know. */
export interface Viewer {
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly organisationName: string;
  /** Goes with the "Sign out" form in the hidden field `form-token`. */
  readonly signOutToken: string;
  /** Seconds until the session ends however busy it is. */
  readonly endsIn: number;
}

/** The times of a session, in minutes, and the addresses that the frame of a page uses. */
export interface SessionWays {
  readonly idleMinutes: number;
  readonly warnMinutes: number;
  /** POST, no fields: 204 and the idle time starts anew; 401 where there is no session. */
  readonly stay: string;
  /** POST with `form-token`. */
  readonly signOut: string;
  /** Where a page goes by itself when the time has run out. */
  readonly ended: string;
}

/** The addresses as the rest of Handrail knows them. */
export const usualWays = { stay: '/session/stay', signOut: '/sign-out', ended: '/sign-in?why=timed-out' } as const;
