/** What a suite consists of and where it is: services, ports, directories, passwords, options. */
@NullMarked
package io.guanhu.local.layout;

import org.jspecify.annotations.NullMarked;
