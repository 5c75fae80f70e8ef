package io.rowmq.samples.crawler;

import java.net.URI;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which links are followed.
 *
 * @param hosts the hosts to stay on; empty to go anywhere
 * @param maxDepth the most links away from a start URL
 */
record Scope(Set<String> hosts, int maxDepth) {

    /**
     * Stays on the hosts of the start URLs; {@code www.} makes no difference, as sites redirect from one to the other.
     */
    static Scope around(Collection<URI> starts, int maxDepth) {
        return new Scope(starts.stream().map(Scope::host).collect(Collectors.toUnmodifiableSet()), maxDepth);
    }

    static Scope anywhere(int maxDepth) {
        return new Scope(Set.of(), maxDepth);
    }

    boolean admits(Link link) {
        return link.depth() <= maxDepth && (hosts.isEmpty() || hosts.contains(host(link.url())));
    }

    private static String host(URI url) {
        String host = url.getHost();
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
