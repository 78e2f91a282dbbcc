/**
 * The register of requests: loads them, stores decisions, and announces them. Shared by the slices,
 * which all advance the same requests.
 */
@NullMarked
package io.guanhu.privacy.docket;

import org.jspecify.annotations.NullMarked;
