/** Tests of the package of the same name. */
@NullMarked
package io.guanhu.platform.keyring.service;

import org.jspecify.annotations.NullMarked;
