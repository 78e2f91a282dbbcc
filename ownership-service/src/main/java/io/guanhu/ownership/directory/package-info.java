/** Publishes the lists of branches and managers again and again, for those who keep a copy of them. */
@NullMarked
package io.guanhu.ownership.directory;

import org.jspecify.annotations.NullMarked;
