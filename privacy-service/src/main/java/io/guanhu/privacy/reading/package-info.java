/** Shows single requests, lists of requests, and the progress of an execution. */
@NullMarked
package io.guanhu.privacy.reading;

import org.jspecify.annotations.NullMarked;
