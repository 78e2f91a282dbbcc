/** The browser session: keeps the tokens in the gateway, and tells the pages who is signed in. */
@NullMarked
package io.guanhu.gateway.session;

import org.jspecify.annotations.NullMarked;
