@NullMarked
package io.guanhu.ownership.directory;

import org.jspecify.annotations.NullMarked;
