/** Tests of what every command shares. */
@NullMarked
package io.guanhu.privacy.command;

import org.jspecify.annotations.NullMarked;
