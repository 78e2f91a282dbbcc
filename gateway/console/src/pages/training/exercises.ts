import { useSession } from '../../frame/session';
import { useExerciseWords } from './exerciseWords';

export interface Exercise {
  what: string;
  watch: string;
  to: string;
}

/** Exercises by role, with what to observe; only offered if all customers are fictitious. */
export function useExercises(): Exercise[] {
  const say = useExerciseWords();
  const { roles = [] } = useSession();
  const byRole: Record<string, Exercise[]> = {
    'relationship-manager': [
      { what: say('find'), watch: say('findWatch'), to: '/customers' },
      { what: say('phone'), watch: say('phoneWatch'), to: '/book' },
      { what: say('own'), watch: say('ownWatch'), to: '/changes' },
      { what: say('transfer'), watch: say('transferWatch'), to: '/book' },
      { what: say('received'), watch: say('receivedWatch'), to: '/transfers' },
    ],
    'team-lead': [
      { what: say('decide'), watch: say('decideWatch'), to: '/changes' },
      { what: say('approve'), watch: say('approveWatch'), to: '/transfers' },
      { what: say('pool'), watch: say('poolWatch'), to: '/pools' },
      { what: say('find'), watch: say('findWatch'), to: '/customers' },
      { what: say('team'), watch: say('teamWatch'), to: '/training/completion' },
    ],
    operations: [
      { what: say('file'), watch: say('fileWatch'), to: '/requests/new' },
      { what: say('verify'), watch: say('verifyWatch'), to: '/requests' },
      { what: say('register'), watch: say('registerWatch'), to: '/customers/new' },
      { what: say('import'), watch: say('importWatch'), to: '/imports' },
      { what: say('messages'), watch: say('messagesWatch'), to: '/messages' },
    ],
    'compliance-officer': [
      { what: say('approval'), watch: say('approvalWatch'), to: '/requests' },
      { what: say('hold'), watch: say('holdWatch'), to: '/holds' },
      { what: say('rules'), watch: say('rulesWatch'), to: '/retention' },
      { what: say('search'), watch: say('searchWatch'), to: '/audit' },
    ],
    auditor: [
      { what: say('search'), watch: say('searchWatch'), to: '/audit' },
      { what: say('proof'), watch: say('proofWatch'), to: '/audit' },
      { what: say('whole'), watch: say('wholeWatch'), to: '/integrity' },
      { what: say('certificate'), watch: say('certificateWatch'), to: '/requests' },
    ],
    administrator: [
      { what: say('health'), watch: say('healthWatch'), to: '/operations' },
      { what: say('parked'), watch: say('parkedWatch'), to: '/operations/customer-service/parked' },
      { what: say('keys'), watch: say('keysWatch'), to: '/operations/customer-service/keys' },
      { what: say('calendar'), watch: say('calendarWatch'), to: '/calendars' },
      { what: say('access'), watch: say('accessWatch'), to: '/' },
    ],
  };
  return roles.flatMap((role) => byRole[role] ?? []);
}
