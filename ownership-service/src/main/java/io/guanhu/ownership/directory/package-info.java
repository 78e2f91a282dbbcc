/** Publishes the lists of branches and managers repeatedly, for services that keep a copy. */
@NullMarked
package io.guanhu.ownership.directory;

import org.jspecify.annotations.NullMarked;
