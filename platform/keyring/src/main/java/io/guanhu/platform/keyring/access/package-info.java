/** The way to a service's key store: its settings, its threads, and whether it works. */
@NullMarked
package io.guanhu.platform.keyring.access;

import org.jspecify.annotations.NullMarked;
