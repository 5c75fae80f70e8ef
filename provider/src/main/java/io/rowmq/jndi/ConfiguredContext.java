package io.rowmq.jndi;

import java.util.Hashtable;
import java.util.Map;
import javax.naming.Binding;
import javax.naming.CompositeName;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.NameClassPair;
import javax.naming.NameParser;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.NotContextException;
import javax.naming.OperationNotSupportedException;

/** A flat context that can be read but not changed. Its names may contain slashes. */
final class ConfiguredContext implements Context {

    private final Bindings bindings;
    private final Hashtable<Object, Object> environment = new Hashtable<>();

    ConfiguredContext(Bindings bindings, Map<?, ?> environment) {
        this.bindings = bindings;
        this.environment.putAll(environment);
    }

    @Override
    public Object lookup(String name) throws NamingException {
        return name.isEmpty() ? new ConfiguredContext(bindings, environment) : bindings.lookup(name);
    }

    @Override
    public Object lookup(Name name) throws NamingException {
        return lookup(name.toString());
    }

    @Override
    public Object lookupLink(String name) throws NamingException {
        return lookup(name);
    }

    @Override
    public Object lookupLink(Name name) throws NamingException {
        return lookup(name);
    }

    @Override
    public NamingEnumeration<NameClassPair> list(String name) throws NamingException {
        requireRoot(name);
        return new Listing<>(bindings.objects().entrySet().stream()
                .map(entry -> new NameClassPair(
                        entry.getKey(), entry.getValue().getClass().getName()))
                .iterator());
    }

    @Override
    public NamingEnumeration<NameClassPair> list(Name name) throws NamingException {
        return list(name.toString());
    }

    @Override
    public NamingEnumeration<Binding> listBindings(String name) throws NamingException {
        requireRoot(name);
        return new Listing<>(bindings.objects().entrySet().stream()
                .map(entry -> new Binding(entry.getKey(), entry.getValue()))
                .iterator());
    }

    @Override
    public NamingEnumeration<Binding> listBindings(Name name) throws NamingException {
        return listBindings(name.toString());
    }

    private static void requireRoot(String name) throws NamingException {
        if (!name.isEmpty()) {
            throw new NotContextException("'" + name + "' is no context: there is only one, with the name ''");
        }
    }

    @Override
    public NameParser getNameParser(String name) {
        return CompositeName::new;
    }

    @Override
    public NameParser getNameParser(Name name) {
        return CompositeName::new;
    }

    @Override
    public String composeName(String name, String prefix) {
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    @Override
    public Name composeName(Name name, Name prefix) throws NamingException {
        return ((Name) prefix.clone()).addAll(name);
    }

    @Override
    public Object addToEnvironment(String name, Object value) {
        return environment.put(name, value);
    }

    @Override
    public Object removeFromEnvironment(String name) {
        return environment.remove(name);
    }

    @Override
    public Hashtable<?, ?> getEnvironment() {
        return new Hashtable<>(environment);
    }

    @Override
    public String getNameInNamespace() {
        return "";
    }

    /** Nothing is held: what has been looked up goes on working. */
    @Override
    public void close() {
        environment.clear();
    }

    @Override
    public void bind(Name name, Object object) throws NamingException {
        throw unchangeable("bind", name);
    }

    @Override
    public void bind(String name, Object object) throws NamingException {
        throw unchangeable("bind", name);
    }

    @Override
    public void rebind(Name name, Object object) throws NamingException {
        throw unchangeable("rebind", name);
    }

    @Override
    public void rebind(String name, Object object) throws NamingException {
        throw unchangeable("rebind", name);
    }

    @Override
    public void unbind(Name name) throws NamingException {
        throw unchangeable("unbind", name);
    }

    @Override
    public void unbind(String name) throws NamingException {
        throw unchangeable("unbind", name);
    }

    @Override
    public void rename(Name oldName, Name newName) throws NamingException {
        throw unchangeable("rename", oldName);
    }

    @Override
    public void rename(String oldName, String newName) throws NamingException {
        throw unchangeable("rename", oldName);
    }

    @Override
    public void destroySubcontext(Name name) throws NamingException {
        throw unchangeable("destroySubcontext", name);
    }

    @Override
    public void destroySubcontext(String name) throws NamingException {
        throw unchangeable("destroySubcontext", name);
    }

    @Override
    public Context createSubcontext(Name name) throws NamingException {
        throw unchangeable("createSubcontext", name);
    }

    @Override
    public Context createSubcontext(String name) throws NamingException {
        throw unchangeable("createSubcontext", name);
    }

    private static OperationNotSupportedException unchangeable(String method, Object name) {
        return new OperationNotSupportedException(
                method + "(" + name + ") is not possible: this context is configured by"
                        + " its environment, for example in jndi.properties; add the entry there");
    }
}
