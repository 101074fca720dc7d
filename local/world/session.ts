/** Session (services.md §21). */
import type { Method, Service } from './dispatch';
import { Handle } from './values';

const anywhere = ['NONE', 'LIMITED', 'FULL', 'CUSTOM_FUNCTION'] as const;
const EMAIL = 'https://www.googleapis.com/auth/userinfo.email';

/** Whose keyboard it is: '' without the e-mail scope, in triggers and formulas, and between consumer accounts. */
const getActiveUser: Method = {
  takes: [''],
  price: 'identity',
  run: (x) => {
    const hidden =
      x.world.options.hidesActiveUser || !x.scopes.includes(EMAIL) || x.mode === 'CUSTOM_FUNCTION';
    return new Handle('User', hidden ? '' : x.activeUser);
  },
};

export const session: Service = {
  name: 'Session',
  globals: { Session: { kind: 'Session' } },
  modes: anywhere,
  kinds: {
    Session: {
      getActiveUser,
      getEffectiveUser: {
        takes: [''],
        price: 'identity',
        scopes: [EMAIL],
        modes: ['LIMITED', 'FULL'],
        run: (x) => new Handle('User', x.user),
      },
      getScriptTimeZone: { takes: [''], run: (x) => x.world.manifest.timeZone },
      getActiveUserLocale: { takes: [''], run: () => 'en' },
      getTemporaryActiveUserKey: {
        takes: [''],
        // It changes every 30 days.
        run: (x) =>
          Buffer.from(`${x.activeUser} ${Math.floor(x.now() / (30 * 86_400_000))}`).toString('base64'),
      },
    },
  },
};
