/** The two clients that the gateway is at the realm, and how they are set. Shared by sign-in and session. */
@NullMarked
package io.guanhu.gateway.realm;

import org.jspecify.annotations.NullMarked;
