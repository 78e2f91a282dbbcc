/** Enters that somebody keeps a list as a file. */
@NullMarked
package io.guanhu.audit.download;

import org.jspecify.annotations.NullMarked;
