//! The engine as a WebAssembly module, for hosts that can't load a native library.
//!
//! A host asks for a block with [`tpnskit_allocate`], writes the request into it, calls [`tpnskit_call`], reads the
//! response, and gives it back with [`tpnskit_free`]. A block is a `u64`: its address in the upper half, its length in
//! bytes in the lower half.
//!
//! A panic ends in a trap. Then [`tpnskit_failure`] says why, and the instance must not be used for anything else.

// SAFETY: for every export of this crate: no other library exports these names. The host is the only caller, and only
// passes blocks that it got from here.
#![allow(unsafe_code)]

use std::panic::PanicHookInfo;
use std::sync::OnceLock;
use std::{panic, ptr};

static FAILURE: OnceLock<String> = OnceLock::new();

/// A block of this many bytes for a request, filled with zeros.
#[unsafe(no_mangle)]
pub extern "C" fn tpnskit_allocate(length: u32) -> u64 {
    panic::set_hook(Box::new(remember));
    give(vec![0; usize::try_from(length).unwrap_or_default()])
}

/// Answers the request in a block, and takes the block back. The response is a block as well; the bytes are those of
/// [`tpnskit_core::call`].
#[unsafe(no_mangle)]
pub extern "C" fn tpnskit_call(request: u64) -> u64 {
    give(tpnskit_core::call(&take(request)))
}

/// Takes a block back.
#[unsafe(no_mangle)]
pub extern "C" fn tpnskit_free(block: u64) {
    drop(take(block));
}

/// Why the last call ended in a trap: a text for people, in a block that isn't taken back.
#[unsafe(no_mangle)]
pub extern "C" fn tpnskit_failure() -> u64 {
    let reason =
        FAILURE.get_or_init(|| tpnskit_core::bug_report("the portable engine stopped, maybe for lack of memory"));
    block(reason.as_ptr() as usize, reason.len())
}

fn remember(panic: &PanicHookInfo<'_>) {
    // A formatted panic message may quote the app's values, keys among them; a literal one can't.
    let reason = panic.payload().downcast_ref::<&'static str>().copied().unwrap_or("a panic in the engine");
    let _ = FAILURE.set(tpnskit_core::bug_report(reason));
}

fn give(bytes: Vec<u8>) -> u64 {
    let bytes = Box::leak(bytes.into_boxed_slice());
    block(bytes.as_ptr() as usize, bytes.len())
}

fn block(address: usize, length: usize) -> u64 {
    (address as u64) << 32 | length as u64
}

fn take(block: u64) -> Vec<u8> {
    let half = |half: u64| usize::try_from(half & u64::from(u32::MAX)).unwrap_or_default();
    let (address, length) = (half(block >> 32), half(block));
    // SAFETY: the block was made by `give`, which leaked a boxed slice of this address and length, and is taken once.
    unsafe { Box::from_raw(ptr::slice_from_raw_parts_mut(address as *mut u8, length)) }.into_vec()
}
