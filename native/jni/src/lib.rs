//! The engine as a JNI library: one exported function over `byte[]`.
//!
//! Invariant: unsafe code is only here and in `native/wasm`, and neither a panic nor an error crosses into the JVM as
//! anything but an `EngineException`.

use std::any::Any;

use jni::errors::{Error, ErrorPolicy, Result};
use jni::objects::{JByteArray, JClass};
use jni::{Env, EnvUnowned, jni_str};

/// `io.github.tpnskit.gradle.engine.Engine.call(byte[] request): byte[]`; the bytes are those of
/// [`tpnskit_core::call`].
// SAFETY: the name is the one that the JVM derives from the class, and no other library of the process exports it for
// another function.
#[allow(unsafe_code)]
#[unsafe(no_mangle)]
pub extern "system" fn Java_io_github_tpnskit_gradle_engine_Engine_call<'local>(
    mut env: EnvUnowned<'local>,
    _class: JClass<'local>,
    request: JByteArray<'local>,
) -> JByteArray<'local> {
    env.with_env(|env| -> Result<JByteArray<'local>> {
        let request = env.convert_byte_array(&request)?;
        env.byte_array_from_slice(&tpnskit_core::call(&request))
    })
    .resolve::<ThrowEngineException>()
}

/// Turns whatever went wrong into one Java exception; the JVM lives on.
struct ThrowEngineException;

impl<T: Default> ErrorPolicy<T, Error> for ThrowEngineException {
    type Captures<'unowned_env_local: 'native_method, 'native_method> = ();

    fn on_error<'unowned_env_local: 'native_method, 'native_method>(
        env: &mut Env<'unowned_env_local>,
        _captures: &mut (),
        error: Error,
    ) -> Result<T> {
        throw(env, &error.to_string());
        Ok(T::default())
    }

    fn on_panic<'unowned_env_local: 'native_method, 'native_method>(
        env: &mut Env<'unowned_env_local>,
        _captures: &mut (),
        payload: Box<dyn Any + Send + 'static>,
    ) -> Result<T> {
        // A formatted panic message may quote the app's values, keys among them; a literal one can't.
        let reason = payload.downcast_ref::<&'static str>().copied().unwrap_or("a panic in the engine");
        throw(env, reason);
        Ok(T::default())
    }
}

/// Leaves an `EngineException` pending, unless the JVM already has an exception to report.
fn throw(env: &mut Env<'_>, reason: &str) {
    if !env.exception_check() {
        let message = tpnskit_core::bug_report(reason);
        let message = jni::strings::JNIString::from(message);
        // The outcome is the pending exception itself: there is nobody else to tell.
        let _ = env.throw_new(jni_str!("io/github/tpnskit/gradle/engine/EngineException"), &message);
    }
}
