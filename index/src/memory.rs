//! The memory of programs that work through a library.

/// Arenas of glibc's allocator for all threads together.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const ARENAS: i32 = 2;

/// Lets all threads of this program share two arenas. glibc gives each thread its own, and what a short-lived thread had
/// stays with its arena: taking in the whole law book leaves 200 MB of such holes. Called first in `main`; elsewhere than
/// under glibc it does nothing.
pub fn share_arenas() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    #[expect(unsafe_code, reason = "the allocator can only be told through C")]
    // SAFETY: mallopt takes two numbers and may be called at any time; where it refuses, nothing has changed.
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, ARENAS);
    }
}
