@NullMarked
package io.guanhu.platform.signing.key;

import org.jspecify.annotations.NullMarked;
