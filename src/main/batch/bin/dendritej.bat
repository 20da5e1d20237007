@echo off
rem Runs DendriteJ from a shell: dendritej --help. Needs Java 17 or newer, found through JAVA_HOME or the PATH.
rem JAVA_OPTS holds options for Java, such as -Xmx8g for more memory.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
for %%i in ("%~dp0..") do set "ROOT=%%~fi"
rem What "dendritej prepare" has left for a faster start. Java goes without it if it does not fit.
set SHARED=
if exist "%ROOT%\start\made-for" set SHARED="-XX:SharedArchiveFile=%ROOT%\start\classes.jsa" -Xshare:auto -XX:+VerifySharedSpaces -Xlog:cds=off
"%JAVA%" %SHARED% %JAVA_OPTS% -cp "%ROOT%\lib\*" org.dendritej.batch.Main %*
exit /b %ERRORLEVEL%
