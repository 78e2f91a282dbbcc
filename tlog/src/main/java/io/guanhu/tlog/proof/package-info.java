/** What a witness is asked, whom a policy believes, and what shows offline that an entry is in a log. */
@NullMarked
package io.guanhu.tlog.proof;

import org.jspecify.annotations.NullMarked;
