/** The gateway's two clients in the realm and their settings. Shared by sign-in and session. */
@NullMarked
package io.guanhu.gateway.realm;

import org.jspecify.annotations.NullMarked;
