/** The browser session: it keeps the tokens here, and tells the pages who is signed in. */
@NullMarked
package io.guanhu.gateway.session;

import org.jspecify.annotations.NullMarked;
