/**
 * The register of requests: loads them, stores what was decided, and announces it. Shared by the
 * slices, which all move the same requests on.
 */
@NullMarked
package io.guanhu.privacy.docket;

import org.jspecify.annotations.NullMarked;
