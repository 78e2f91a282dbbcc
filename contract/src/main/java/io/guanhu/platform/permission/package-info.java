/**
 * Who may do what: one table of permissions, which every service uses and a compliance officer can
 * read ({@code contract/permissions.csv}).
 */
@org.jspecify.annotations.NullMarked
package io.guanhu.platform.permission;
