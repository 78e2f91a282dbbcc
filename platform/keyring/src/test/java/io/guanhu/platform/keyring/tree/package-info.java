@NullMarked
package io.guanhu.platform.keyring.tree;

import org.jspecify.annotations.NullMarked;
