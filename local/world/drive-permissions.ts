import type { Execution } from '../run/execution';
import { call, failed, found, maskOrRefuse, picked, plain, text, writable } from './drive-call';
import type { Kind } from './dispatch';
import type { Json } from './drive-fields';
import { changeFile, permissionId, webViewLink, type PermissionState } from './files';
import { newMail } from './mail';
import type { Value } from './values';

/** A permission as Drive describes it. */
export const permission = ({ id, role, type, emailAddress }: PermissionState) =>
  ({ kind: 'drive#permission', id, role, type, ...(emailAddress === null ? {} : { emailAddress }) }) as Json;

function share(x: Execution, resource: Value, id: string, options: Value): Json {
  const method = 'permissions.create';
  const file = writable(x, method, id);
  const { role, type, emailAddress } = plain(resource);
  if (!['writer', 'commenter', 'reader'].includes(String(role)))
    throw failed(method, 'The specified role is invalid or not supported.');
  if (type !== 'user' && type !== 'anyone')
    throw failed(method, 'The specified type is invalid or not supported.');
  const address = text(emailAddress);
  if (type === 'user' && (address === null || !address.includes('@')))
    throw failed(
      method,
      'The specified emailAddress is invalid or not applicable for the given permission type.',
    );
  const made: PermissionState = {
    id: type === 'anyone' ? 'anyoneWithLink' : permissionId(address ?? ''),
    role: role as PermissionState['role'],
    type,
    emailAddress: address,
  };
  changeFile(x.world, file, { permissions: [...file.permissions.filter((one) => one.id !== made.id), made] });
  const quiet = plain(options)['sendNotificationEmail'] === false;
  if (type === 'user' && address !== null && !quiet)
    newMail(x.world, x.user, {
      to: [address],
      subject: `${file.name}: shared with you`,
      text: `${x.user} has shared a file with you: ${webViewLink(file)}`,
    });
  const mask = maskOrRefuse(method, text(plain(options)['fields']) ?? 'kind,id,role,type');
  return picked(method, permission(made), mask);
}

function unshare(x: Execution, id: string, permissionToGo: string): void {
  const method = 'permissions.delete';
  const file = writable(x, method, id);
  const gone = file.permissions.find((one) => one.id === permissionToGo);
  if (!gone) throw failed(method, `Permission not found: ${permissionToGo}.`, 404);
  if (gone.role === 'owner') throw failed(method, 'The owner of a file cannot be removed.', 403);
  changeFile(x.world, file, { permissions: file.permissions.filter((one) => one !== gone) });
}

function permissions(x: Execution, id: string, options: Value): Json {
  const method = 'permissions.list';
  const all = found(x, method, id).permissions.map(permission);
  const mask = maskOrRefuse(method, text(plain(options)['fields']) ?? 'kind,permissions(kind,id,role,type)');
  return picked(method, { kind: 'drive#permissionList', permissions: all }, mask);
}

export const permissionsKind: Kind = {
  create: call(['Object, String', 'Object, String, Object'], (x, _, [resource, id, options]) =>
    share(x, resource, String(id), options),
  ),
  list: call(['String', 'String, Object'], (x, _, [id, options]) => permissions(x, String(id), options)),
  remove: call(['String, String', 'String, String, Object'], (x, _, [id, which]) =>
    unshare(x, String(id), String(which)),
  ),
};
