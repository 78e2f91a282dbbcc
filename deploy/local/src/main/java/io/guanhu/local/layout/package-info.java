/** The parts of a suite: services, ports, directories, passwords and options. */
@NullMarked
package io.guanhu.local.layout;

import org.jspecify.annotations.NullMarked;
