@NullMarked
package io.guanhu.platform.keyring.epoch;

import org.jspecify.annotations.NullMarked;
