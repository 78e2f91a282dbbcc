/**
 * The servers that the services need, and stand-ins for the outside world: mail, phones and a
 * witness.
 */
@NullMarked
package io.guanhu.local.server;

import org.jspecify.annotations.NullMarked;
