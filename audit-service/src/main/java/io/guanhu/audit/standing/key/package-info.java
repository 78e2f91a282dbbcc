/** The log's key if it lives outside this process, and what it is given to sign. */
@NullMarked
package io.guanhu.audit.standing.key;

import org.jspecify.annotations.NullMarked;
