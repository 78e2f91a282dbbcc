/** What each word of the API means, with an example. */
@NullMarked
package io.guanhu.platform.description.words;

import org.jspecify.annotations.NullMarked;
