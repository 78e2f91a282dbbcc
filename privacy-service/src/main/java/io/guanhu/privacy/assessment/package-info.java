/** Judges a request by today's law and facts. Shared by whoever shows, fixes or carries out what follows. */
@NullMarked
package io.guanhu.privacy.assessment;

import org.jspecify.annotations.NullMarked;
