import { googlePorts } from '../google';
import type { Ports } from '../google/ports';
import { settleRow } from '../register/apply';
import { home, search, selectedEct } from '../tasks/look-up';
import type { Replies, Reply, Request } from '../tasks/wire';
import { guarded } from './guard';
import { card, desk, imports, post } from './programs';
import { requestIn } from './request';

/**
 * The sidebar's one door: a question as JSON text in, an answer as JSON text out.
 * @param question A Request of tasks/wire, as JSON.
 */
export function ask(question: string): string {
  return guarded<Replies[keyof Replies]>(() => {
    const request = requestIn(question);
    return 'problems' in request
      ? { kind: 'refused', problems: request.problems }
      : answer(googlePorts(), request.request);
  });
}

const found = <T>(value: T): Reply<T> => ({ kind: 'answer', value });

const missing = (says: string): Reply<never> => ({ kind: 'refused', problems: [{ field: '', says }] });

function answer(ports: Ports, request: Request): Reply<Replies[keyof Replies]> {
  switch (request.ask) {
    case 'home':
      return found(home(ports));
    case 'search':
      return found(search(ports, request.text));
    case 'selected':
      return found(selectedEct(ports));
    case 'work':
      return found(desk().list(request.work));
    case 'accept':
      return desk().accept(request.chosen);
    case 'remind':
      return post().chase(request.chosen);
    case 'ect': {
      const shown = card().cardOf(request.trn);
      return shown ? found(shown) : missing(`The register has no ECT with TRN ${request.trn}.`);
    }
    case 'report': {
      const form = desk().report(request.id);
      return form ? found(form) : missing(`The register has no report ${request.id}.`);
    }
    case 'save':
      return desk().save(request);
    case 'settle':
      return found({
        copied: request.saved.reduce((sum, { at, key }) => sum + settleRow(ports, 'reports', key, at), 0),
      });
    case 'pdf': {
      const url = post().writeOne(request.id);
      return url === null
        ? missing('There is nothing to write yet: the report has not been released.')
        : found({ url });
    }
    case 'importPlan':
      return found(imports().planFor(request.kind));
    case 'import':
      return imports().importPart(request);
  }
}
