// The one function of bcryptprimitives.dll that Rust's standard library calls, for wine 8, which lacks the file.
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T length) {
    return SystemFunction036(to, (ULONG) length);
}
