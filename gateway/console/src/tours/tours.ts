import type { TourId } from './active';
import { useTourWords } from './texts';

/** One stop of a tour. */
export interface TourStop {
  title: string;
  text: string;
  /** Its page; absent if the person navigates there themselves, or is already there. */
  path?: string;
  /** The element it points at; without one, or while that does not exist, only the text is shown. */
  target?: string;
}

export interface GuidedTour {
  id: TourId;
  title: string;
  /** The permission for which it is shown. */
  permission: string;
  stops: TourStop[];
}

/** A link in the menu. */
const menu = (path: string) => `nav a[href="${path}"]`;
const marked = (name: string) => `[data-tour="${name}"]`;

/** All tours in the reader's language. */
export function useTours(): GuidedTour[] {
  const say = useTourWords();
  return [
    {
      id: 'manager',
      title: say('manager'),
      permission: 'change.propose',
      stops: [
        { title: say('findTitle'), text: say('findText'), target: menu('/customers') },
        {
          title: say('searchTitle'),
          text: say('searchText'),
          path: '/customers',
          target: marked('customer-search'),
        },
        { title: say('openTitle'), text: say('openText'), target: marked('customer-results') },
        { title: say('editTitle'), text: say('editText'), target: marked('customer-edit') },
        {
          title: say('differenceTitle'),
          text: say('differenceText'),
          target: marked('edit-difference'),
        },
        { title: say('confirmTitle'), text: say('confirmText'), target: marked('edit-confirm') },
      ],
    },
    {
      id: 'lead',
      title: say('lead'),
      permission: 'transfer.approve',
      stops: [
        { title: say('cardsTitle'), text: say('cardsText'), path: '/', target: marked('home-cards') },
        {
          title: say('changesTitle'),
          text: say('changesText'),
          path: '/changes',
          target: marked('changes'),
        },
        {
          title: say('transfersTitle'),
          text: say('transfersText'),
          path: '/transfers',
          target: marked('transfers'),
        },
        {
          title: say('teamTitle'),
          text: say('teamText'),
          path: '/training/completion',
          target: marked('completion'),
        },
      ],
    },
    {
      id: 'privacy-desk',
      title: say('privacyDesk'),
      permission: 'privacy-request.confirm',
      stops: [
        {
          title: say('requestsTitle'),
          text: say('requestsText'),
          path: '/requests',
          target: marked('requests'),
        },
        { title: say('fileTitle'), text: say('fileText'), target: marked('request-file') },
        { title: say('walkTitle'), text: say('walkText') },
        { title: say('rulesTitle'), text: say('rulesText'), target: menu('/retention') },
      ],
    },
    {
      id: 'auditor',
      title: say('auditor'),
      permission: 'audit.prove',
      stops: [
        { title: say('auditTitle'), text: say('auditText'), path: '/audit', target: marked('audit-search') },
        { title: say('entriesTitle'), text: say('entriesText'), target: marked('audit-results') },
        { title: say('proofTitle'), text: say('proofText'), target: marked('entry-proof') },
        { title: say('integrityTitle'), text: say('integrityText'), target: menu('/integrity') },
      ],
    },
    {
      id: 'administrator',
      title: say('administrator'),
      permission: 'message-key.rotate',
      stops: [
        {
          title: say('healthTitle'),
          text: say('healthText'),
          path: '/operations',
          target: marked('operations-health'),
        },
        { title: say('messagesTitle'), text: say('messagesText'), target: marked('operations-service') },
        { title: say('keysTitle'), text: say('keysText'), target: marked('operations-service') },
        { title: say('calendarsTitle'), text: say('calendarsText'), target: menu('/calendars') },
      ],
    },
  ];
}
