/* DllGetClassObject of the fake components: hands the question to ComServer.GetClassObject in the .NET runtime of this process.
   Compiled by tests/wine/run.sh; EntSso.FakeComponents.dll and its runtime configuration have to lie beside it. */
#include <windows.h>

/* hostfxr.h and coreclr_delegates.h of .NET, as far as it is used here. */
typedef int (__cdecl *initialize_fn)(const wchar_t *config, const void *parameters, void **handle);
typedef int (__cdecl *get_delegate_fn)(void *handle, int type, void **delegate);
typedef int (__stdcall *load_assembly_fn)(const wchar_t *path, void *context, void *reserved);
typedef int (__stdcall *get_function_fn)(const wchar_t *type, const wchar_t *method, const wchar_t *delegate, void *context, void *reserved, void **function);
typedef HRESULT (__stdcall *get_class_object_fn)(REFCLSID class_id, REFIID iid, void **factory);
enum { get_function_pointer = 6, load_assembly = 7 };
#define UNMANAGED_CALLERS_ONLY ((const wchar_t *)-1)

static HMODULE this_module;

static wchar_t *beside(wchar_t *path, const wchar_t *file)
{
    DWORD length = GetModuleFileNameW(this_module, path, MAX_PATH);
    while (length > 0 && path[length - 1] != L'\\') length--;
    lstrcpyW(path + length, file);
    return path;
}

static get_class_object_fn find(void)
{
    wchar_t path[2 * MAX_PATH];
    void *handle, *load, *get, *function = NULL;
    HMODULE host = GetModuleHandleW(L"hostfxr.dll");
    if (!host) return NULL;
    initialize_fn initialize = (initialize_fn)(void *)GetProcAddress(host, "hostfxr_initialize_for_runtime_config");
    get_delegate_fn get_delegate = (get_delegate_fn)(void *)GetProcAddress(host, "hostfxr_get_runtime_delegate");
    if (initialize(beside(path, L"EntSso.FakeComponents.runtimeconfig.json"), NULL, &handle) < 0) return NULL;
    if (get_delegate(handle, load_assembly, &load) < 0 || get_delegate(handle, get_function_pointer, &get) < 0) return NULL;
    if (((load_assembly_fn)load)(beside(path, L"EntSso.FakeComponents.dll"), NULL, NULL) < 0) return NULL;
    ((get_function_fn)get)(L"EntSso.FakeComponents.ComServer, EntSso.FakeComponents", L"GetClassObject", UNMANAGED_CALLERS_ONLY, NULL, NULL, &function);
    return (get_class_object_fn)function;
}

__declspec(dllexport) HRESULT __stdcall DllGetClassObject(REFCLSID class_id, REFIID iid, void **factory)
{
    get_class_object_fn get_class_object = find();
    *factory = NULL;
    return get_class_object ? get_class_object(class_id, iid, factory) : CLASS_E_CLASSNOTAVAILABLE;
}

__declspec(dllexport) HRESULT __stdcall DllCanUnloadNow(void)
{
    return S_FALSE;
}

BOOL WINAPI DllMain(HINSTANCE instance, DWORD reason, LPVOID reserved)
{
    if (reason == DLL_PROCESS_ATTACH) this_module = instance;
    return TRUE;
}
