/** Records that a person downloads a list as a file. */
@NullMarked
package io.guanhu.audit.download;

import org.jspecify.annotations.NullMarked;
