import { googleDocuments } from './documents';
import { googleForms } from './forms';
import { googlePorts } from '.';
import type { PostPorts } from './ports';
import { googleMail } from './mail';

/** Google as the tasks see it that read forms, write documents and send mail. */
export function postPorts(): PostPorts {
  const ports = googlePorts();
  return {
    ...ports,
    mail: googleMail(),
    documents: googleDocuments(ports.memory),
    forms: googleForms(ports.memory),
  };
}
