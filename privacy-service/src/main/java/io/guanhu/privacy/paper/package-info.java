/** Renders pages for people as PDF. */
@NullMarked
package io.guanhu.privacy.paper;

import org.jspecify.annotations.NullMarked;
