package io.github.tpnskit.gradle.engine;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.ChicoryException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * The engine as WebAssembly. {@code native/wasm} describes its functions.
 *
 * <p>Invariant: an instance answers one call at a time, and none after a call that failed.
 */
final class PortableEngine implements Transport {
    /** An instance with more memory than this, in pages of 64 KB, isn't kept: its memory never shrinks. */
    private static final int PAGES_TO_KEEP = 1024;

    private final Supplier<Instance> maker;
    private final Queue<Instance> idle = new ConcurrentLinkedQueue<>();

    /** @param maker makes an instance; any thread may call it */
    PortableEngine(Supplier<Instance> maker) {
        this.maker = maker;
    }

    @Override
    public byte[] call(byte[] request) {
        Instance waiting = idle.poll();
        Instance instance = waiting != null ? waiting : maker.get();
        byte[] response = call(instance, request);
        if (instance.memory().pages() <= PAGES_TO_KEEP) {
            idle.add(instance);
        }
        return response;
    }

    private static byte[] call(Instance instance, byte[] request) {
        try {
            long block = call(instance, "tpnskit_allocate", request.length);
            instance.memory().write(address(block), request);
            long response = call(instance, "tpnskit_call", block);
            byte[] bytes = read(instance.memory(), response);
            instance.export("tpnskit_free").apply(response);
            return bytes;
        } catch (ChicoryInterruptedException e) {
            throw new EngineException("the build was cancelled", e);
        } catch (ChicoryException trap) {
            throw new EngineException(failure(instance, trap), trap);
        }
    }

    /** Why a call failed. Whatever is wrong with the instance, there is a message. */
    private static String failure(Instance instance, ChicoryException trap) {
        try {
            return new String(read(instance.memory(), call(instance, "tpnskit_failure")), StandardCharsets.UTF_8);
        } catch (ChicoryException another) {
            trap.addSuppressed(another);
            return "error[TPNS904]: the portable engine of tpnskit failed: " + trap.getMessage();
        }
    }

    private static long call(Instance instance, String function, long... arguments) {
        return instance.export(function).apply(arguments)[0];
    }

    private static byte[] read(Memory memory, long block) {
        return memory.readBytes(address(block), (int) block);
    }

    private static int address(long block) {
        return (int) (block >>> 32);
    }
}
