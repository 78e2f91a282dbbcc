import type { Answered } from '../../api/client';
import { PEOPLE } from '../../parts/roles';

export type Permission = Answered<'/api/permissions', 'get'>['items'][number];
export type Relation = Permission['grants'][number]['relation'];

/** The columns. */
export const ROLES = [...PEOPLE, 'core-banking'] as const;

export type Role = (typeof ROLES)[number];

/** Whose records the role may act on; nothing if it does not have the permission. */
export function relationOf(permission: Permission, role: Role): Relation | undefined {
  return permission.grants.find((each) => each.role === role)?.relation;
}

/** Those that the role has, or all, with the text in their name or meaning. */
export function matching(permissions: Permission[], role: Role | undefined, text: string): Permission[] {
  const wanted = text.trim().toLowerCase();
  return permissions.filter(
    (each) =>
      (role === undefined || relationOf(each, role) !== undefined) &&
      (each.name.includes(wanted) || each.meaning.toLowerCase().includes(wanted)),
  );
}
