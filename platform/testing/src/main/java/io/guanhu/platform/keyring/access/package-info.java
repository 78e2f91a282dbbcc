/** In memory, for tests, what the package of the same name in main code does with servers. */
@NullMarked
package io.guanhu.platform.keyring.access;

import org.jspecify.annotations.NullMarked;
