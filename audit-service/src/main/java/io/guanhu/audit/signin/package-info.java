/**
 * Records who signed in and out at the realm, and failed attempts. Keycloak stores these events for
 * a while; they are read from there repeatedly, and each is recorded once.
 */
@NullMarked
package io.guanhu.audit.signin;

import org.jspecify.annotations.NullMarked;
