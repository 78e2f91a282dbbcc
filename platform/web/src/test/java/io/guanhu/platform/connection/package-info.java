@NullMarked
package io.guanhu.platform.connection;

import org.jspecify.annotations.NullMarked;
