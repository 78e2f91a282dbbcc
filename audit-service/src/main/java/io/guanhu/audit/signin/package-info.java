/**
 * Enters who signed in and out at the realm, and who tried in vain. Keycloak keeps these events for
 * a while; they are read from there, again and again, and each is entered once.
 */
@NullMarked
package io.guanhu.audit.signin;

import org.jspecify.annotations.NullMarked;
